"""What is learned from data before the program is shipped; checking a draft never comes here."""
