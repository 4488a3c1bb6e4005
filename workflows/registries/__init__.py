"""The registers (台账): what the processes leave behind, as tables with their own migrations."""
