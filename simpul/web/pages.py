"""Where an errand of a subject is done: the errand names the page, this table the address and its query."""

# errand's page -> (name of the address, arguments that go into the query)
PAGES: dict[str, tuple[str, tuple[str, ...]]] = {
    "reports.inbox": ("reports", ("periode",)),
    "reports.submission": ("submission", ()),
    "reports.send": ("report-send", ("periode",)),
    "reports.missing": ("completeness", ("periode",)),
}
