"""The desk: one open library in the window. Its parts lead what one panel says to the services and to the other panels."""
