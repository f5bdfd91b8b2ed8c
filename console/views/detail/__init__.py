"""The ticket's detail: parts that each show one side of a ticket, and the panel and the page made of them."""
