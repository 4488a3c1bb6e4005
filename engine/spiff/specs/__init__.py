"""The elements of BPMN as SpiffWorkflow task specs, with the token semantics of BPMN 2.0, clause 13."""
