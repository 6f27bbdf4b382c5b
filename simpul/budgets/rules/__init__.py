"""Pure decisions about money, bidan and the support of a village."""
