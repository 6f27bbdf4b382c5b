"""Pure decisions about attendance: which badge is true, when somebody is through."""
