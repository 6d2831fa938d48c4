from .content import ContentBlocks

__all__ = ["ContentBlocks"]
