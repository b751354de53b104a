"""The streamlit pieces that pages share: the frame, the address, the evidence card, the reader."""
