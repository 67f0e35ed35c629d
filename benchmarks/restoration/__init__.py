"""How much the restorer mends, how much it harms, and how well it knows which; beside free peers on the same text.

``texts`` chooses what is measured on, ``rendering`` and ``reading`` damage it as a foreign OCR model does, ``sets``
puts the sets together, ``systems`` and ``peers`` mend them, ``scores``, ``claims`` and ``calibration`` measure, and
``table`` and ``report`` say what came out. Run as ``python -m benchmarks.restoration``.
"""
