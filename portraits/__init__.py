"""Interviews of the people of the network, whose answers are read, coded and counted together."""
