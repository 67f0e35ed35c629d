"""How well pages are read, beside what else reads them: Tesseract alone and OCRmyPDF, on the same pages in one run."""
