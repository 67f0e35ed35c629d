"""The registers of documents that NĐ 30/2020 asks for (Phụ lục IV and VI), made of an archive."""
