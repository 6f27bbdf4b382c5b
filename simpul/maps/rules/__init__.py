"""Pure decisions about outlines: whose a shape is, and how little of it is enough."""
