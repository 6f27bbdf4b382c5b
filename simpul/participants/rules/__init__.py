"""Pure decisions about participants: who is one and the same, who has a seat, who is through, which badge is true."""
