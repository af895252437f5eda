"""A month of a large department on a simulated clock, through the real acts; or a year, as a model.

Planning (`plan`, `rutas`, `personal`, `agenda`) is pure and fixed by a seed; driving (`conductor`,
`manos`) calls the acts; the rest counts and checks what came of it.
"""
