"""Page image in, upright and clean page image out; each step reports what it did."""

import cv2

from ocr_pipeline.imaging.ink import Ink, brightest_channel, ink_of_box
from ocr_pipeline.imaging.page import CleanPage, clean_page
from ocr_pipeline.imaging.skew import Skew, find_skew, rotate

__all__ = ["CleanPage", "Ink", "Skew", "brightest_channel", "clean_page", "find_skew", "ink_of_box", "rotate"]

# Pages are read side by side in processes of their own; threads would cost CPU and gain nothing.
cv2.setNumThreads(1)
