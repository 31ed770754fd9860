"""What learning platforms take: SCORM 1.2 packages, Moodle XML, QTI 3, a channel for Kolibri."""
