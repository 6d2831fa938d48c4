"""Blocks of an ordinary page: text, picture, question and answer, something to note."""

from wagtail import blocks
from wagtail.images.blocks import ImageBlock

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]


class TextBlock(blocks.RichTextBlock):
    class Meta:
        icon = "pilcrow"
        label = "Texte"
        description = "Des paragraphes, des intertitres, des listes."
        template = "components/blocks/text.html"
        preview_value = "<p>Nos conseillers vous reçoivent dans votre commune.</p>"


class PictureBlock(blocks.StructBlock):
    image = ImageBlock(label="Image")
    caption = blocks.CharBlock(label="Légende", required=False, max_length=200)

    class Meta:
        icon = "image"
        label = "Image"
        description = "Une image, son crédit et sa légende."
        template = "components/blocks/picture.html"


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label="Question", max_length=160)
    answer = blocks.RichTextBlock(label="Réponse", features=["bold", "italic", "ol", "ul", "link"])

    class Meta:
        icon = "help"
        label = "Question et réponse"
        description = "Une question que les gens posent, et sa réponse, repliée."
        template = "components/blocks/question.html"
        preview_value = {
            "question": "Est-ce payant ?",
            "answer": "<p>Non, l’aide est gratuite.</p>",
        }


class NoteBlock(blocks.StructBlock):
    title = blocks.CharBlock(label="Titre", required=False, max_length=100)
    text = blocks.RichTextBlock(label="Texte", features=["bold", "italic", "link"])

    class Meta:
        icon = "info-circle"
        label = "À retenir"
        description = "Un encadré pour ce qui compte."
        template = "components/blocks/note.html"
        preview_value = {"title": "À apporter", "text": "<p>Votre téléphone et son chargeur.</p>"}


class ContentBlocks(blocks.StreamBlock):
    text = TextBlock(features=TEXT_FEATURES)
    picture = PictureBlock()
    question = QuestionBlock()
    note = NoteBlock()
