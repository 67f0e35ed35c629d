"""What was pressed or signed onto the page, found by colour and shape before a word is read.

Sizes of seals and stamps: NĐ 99/2016, TT 24/2017/TT-BCA (seals), NĐ 30/2020 Phụ lục I and IV (grades, stamp of incoming
mail).
"""
