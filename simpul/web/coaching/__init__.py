"""Pages about coaching: visits, findings, the field plan, deviations, the Laporan Pembinaan."""
