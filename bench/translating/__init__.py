"""What `bench/translate.py` runs in processes of their own."""
