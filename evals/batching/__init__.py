"""Providers' batch endpoints, which answer within a day at half the price: a run goes through them in waves."""
