"""Pure decisions about visits, answers, actions and the Laporan Pembinaan."""
