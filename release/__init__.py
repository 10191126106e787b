"""What makes a release: locked dependencies, their audit, the USB stick. Not needed to run the program."""
