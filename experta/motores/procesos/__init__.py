"""Runs proceso.bpmn; the only place that knows SpiffWorkflow."""
