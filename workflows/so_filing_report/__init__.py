"""The quarterly table of filings (备案情况统计表, P1-13): counted, checked by the streets, received."""
