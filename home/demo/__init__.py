"""The demonstration network: real public places of Normandie, everything else made up for it."""
