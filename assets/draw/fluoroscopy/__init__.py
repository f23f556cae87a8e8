"""Simulated fluoroscopy: X-ray projection through analytic bones, soft tissue, contrast and steel. numpy and Pillow only.

Lengths are millimetres in the patient's frame: x to the patient's right, y towards the back, z towards the head. The frame
is left-handed (right × back points down). Dimensions are those of an ordinary adult, rounded; no patient and no scan is in it.
"""
