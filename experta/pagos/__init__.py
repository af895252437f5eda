"""Payment orders, payments and the gateways that confirm them."""
