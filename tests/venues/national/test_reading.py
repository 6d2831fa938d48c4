"""Files: separators, encodings, JSON, columns of both versions, and what is no such file."""

import json

import pytest

from tests.venues.national.samples import FULL, full, minimal, write_csv, write_json
from venues.national.mapping import NAMES
from venues.national.reading import LARGEST_BYTES, open_source
from venues.national.reading_problem import FileProblem


def rows(path):
    source = open_source(path)
    found = list(source.rows())
    assert source.count == len(found)
    return found


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_csv(tmp_path, delimiter, encoding):
    path = write_csv(tmp_path / "f.csv", FULL, full(id="2"), delimiter=delimiter, encoding=encoding)
    first, second = rows(path)
    assert first.cells == FULL
    assert second.cells["id"] == "2"
    # The first row holds two line breaks.
    assert (first.line, second.line) == (2, 5)


def test_columns_in_any_order_and_case_with_unknown_ones(tmp_path):
    path = tmp_path / "f.csv"
    path.write_text("\n\nNom ;CODE POSTAL;cle_ban;id\nMairie;50000;x;1\n;;;\n", encoding="utf-8")
    source = open_source(path)
    assert source.ignored == ["cle_ban"]
    assert source.fields == {"nom", "code_postal", "id"}
    (row,) = source.rows()
    assert row.cells == {"nom": "Mairie", "code_postal": "50000", "id": "1"}
    assert row.line == 4


def test_old_columns_and_new_ones_are_read_together(tmp_path):
    old = {
        "labels_nationaux": "CNFS",
        "dispositif_programmes_nationaux": "Aidants Connect",
        "courriel": "a@b.fr",
        "accessibilite": "https://acceslibre.beta.gouv.fr/x/",
        "publics_accueillis": "Surdité",
        "conditions_acces": "Payant",
        "labels_autres": "QPV",
    }
    (row,) = rows(write_csv(tmp_path / "f.csv", minimal(**old)))
    assert row.cells["dispositif_programmes_nationaux"] == ["CNFS", "Aidants Connect"]
    assert row.cells["courriels"] == "a@b.fr"
    assert row.cells["fiche_acces_libre"] == "https://acceslibre.beta.gouv.fr/x/"
    assert row.cells["publics_specifiquement_adresses"] == "Surdité"
    assert row.cells["frais_a_charge"] == "Payant"
    assert row.cells["autres_formations_labels"] == "QPV"


def test_the_fields_a_file_speaks_of(tmp_path):
    old = minimal(labels_nationaux="", publics_accueillis="", conditions_acces="")
    fields = open_source(write_csv(tmp_path / "f.csv", old)).fields
    assert fields == {
        "id",
        "nom",
        "commune",
        "code_postal",
        "dispositif_programmes_nationaux",
        "formations_labels",
        "publics_specifiquement_adresses",
        "prise_en_charge_specifique",
        "frais_a_charge",
    }
    new = minimal(dispositif_programmes_nationaux="")
    assert "formations_labels" not in open_source(write_csv(tmp_path / "f.csv", new)).fields
    items = [minimal(), minimal(telephone="1", mediateurs=[])]
    source = open_source(write_json(tmp_path / "f.json", items))
    assert "telephone" in source.fields
    assert source.ignored == ["mediateurs"]


def test_a_cut_or_shifted_row_is_named(tmp_path):
    path = tmp_path / "f.csv"
    path.write_text("id,nom,commune\n1,Mairie\n2,Mairie,Vire,plus\n3,Mairie,Vire,\n", "utf-8")
    problems = [bool(row.problem) for row in rows(path)]
    assert problems == [True, True, False]


def test_json_with_arrays_numbers_and_nulls(tmp_path):
    item = FULL | {
        "latitude": 49.1157,
        "longitude": -1.0906,
        "services": FULL["services"].split("|"),
        "telephone": None,
        "cle_ban": {"a": 1},
    }
    path = write_json(tmp_path / "f.json", [item, "pas un lieu", minimal(nom=["A", "B"])])
    first, second, third = rows(path)
    assert first.cells["services"] == FULL["services"].split("|")
    assert first.cells["latitude"] == "49.1157"
    assert "telephone" not in first.cells
    assert second.problem
    assert (first.line, second.line, third.line) == (1, 2, 3)
    assert set(first.cells) == set(NAMES) - {"telephone"}


def test_a_long_json_file_is_read_in_pieces(tmp_path):
    items = [minimal(id=str(n), presentation_detail="é" * 1000) for n in range(700)]
    path = tmp_path / "f.json"
    path.write_text("\ufeff \n" + json.dumps(items, indent=1), encoding="utf-8")
    assert path.stat().st_size > 4 * (1 << 18)
    assert [row.cells["id"] for row in rows(path)] == [str(n) for n in range(700)]


BROKEN = {
    "empty": b"",
    "blank": b"\xef\xbb\xbf \n\n",
    "header only": b"id,nom\n",
    "binary": bytes(range(256)) * 10,
    "workbook": b"PK\x03\x04" + b"\x14\x00" * 50,
    "pdf": b"%PDF-1.7 rest",
    "utf-16": "id,nom\n1,Médiathèque\n".encode("utf-16"),
    "utf-16 without mark": "id,nom\n1,Médiathèque\n".encode("utf-16-le"),
    "latin-1": "id,nom\n1,Médiathèque\n".encode("latin-1"),
    "cut character": "id,nom\n1,Médiathè".encode()[:-1],
    "prose": b"Bonjour,\nvoici le fichier.\n",
    "no id": b"nom,commune\nMairie,Vire\n",
    "double column": b"id,nom,telephone,telephone\n1,Mairie,1,2\n",
    "open quote": b'id,nom\n1,"Mairie\n2,Poste\n',
    "stray quote": b'id,nom\n1,"La "Source""\n',
    "json cut": b'[{"id": "1", "nom": "Mairie"}, {"id": "2", "no',
    "json not closed": b'[{"id": "1", "nom": "Mairie"}',
    "json followed": b'[{"id": "1", "nom": "Mairie"}] []',
    "json object": b'{"id": "1", "nom": "Mairie"}',
    "json other": b'[{"a": 1}]',
    "json empty": b"[]",
    "json deep": b"[" * 100_000,
    "json huge number": b"[" + b"9" * 5000 + b"]",
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_one_sentence(tmp_path, content):
    path = tmp_path / "f"
    path.write_bytes(content)
    with pytest.raises(FileProblem) as problem:
        open_source(path)
    sentence = str(problem.value)
    assert sentence.endswith((".", "})."))
    assert "\n" not in sentence


def test_an_encoding_fault_is_located(tmp_path):
    path = tmp_path / "f.csv"
    path.write_bytes("id,nom\n1,Mairie\n2,Médiathèque\n".encode("latin-1"))
    with pytest.raises(FileProblem, match="ligne 3"):
        open_source(path)


def test_a_folder_a_missing_file_and_a_huge_one(tmp_path):
    with pytest.raises(FileProblem, match="dossier"):
        open_source(tmp_path)
    with pytest.raises(FileProblem, match="introuvable"):
        open_source(tmp_path / "rien.csv")
    huge = tmp_path / "gros.csv"
    with huge.open("wb") as file:
        file.truncate(LARGEST_BYTES + 1)
    with pytest.raises(FileProblem, match="trop gros"):
        open_source(huge)
