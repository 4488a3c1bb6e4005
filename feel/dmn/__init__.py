"""DMN: decision models from XML, evaluated with FEEL."""
