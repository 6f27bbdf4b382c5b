"""`make bench`: figures on this machine, each beside its yardstick in the same run; written to docs/benchmarks.md."""
