"""A register of deliverables from a spreadsheet."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
import xlsxwriter
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from projects.actions import bring_in_deliverables
from projects.models import Criterion, Deliverable
from projects.queries import tree_of
from projects.register import entries_of

HERE = "/acme/projects/NORTH-1/scope/deliverables/bring-in/"
PASTED = "No\tDeliverable\tPrice\tDue date\n1\tWebsite\t\t\n1.1\tShop\t1,200.50\t2027-02-01\n2\tTraining\t¥800\t2027年3月1日\n"


def told(project) -> list[tuple[str, Decimal | None, date | None]]:
    return [(f"{number} {row}", row.price, row.due_on) for row, number in tree_of(project)]


def test_bring_in_deliverables_keeps_the_outline(project, manager):
    entries = entries_of(PASTED, currency="CNY")

    bring_in_deliverables(project, entries=entries, by=manager)

    assert told(project) == [
        ("1 Website", None, None),
        ("1.1 Shop", Decimal("1200.50"), date(2027, 2, 1)),
        ("2 Training", Decimal(800), date(2027, 3, 1)),
    ]


def test_plain_lines_are_names(project):
    assert [entry.name for entry in entries_of("Website\nTraining", currency="CNY")] == [
        "Website",
        "Training",
    ]


def test_chinese_headings_are_known(project):
    (entry,) = entries_of('序号\t交付物\t金额\t标准\n1\t网站\t5000元\t"一秒响应\n- 双语"', currency="CNY")

    assert (entry.name, entry.price, entry.criteria) == ("网站", Decimal(5000), ["一秒响应", "双语"])


def test_every_problem_is_told_and_nothing_comes(project, browser):
    answer = browser.post(HERE, {"text": "Name\tPrice\tDue\nWebsite\tdear\t01/02/2027\nShop\t-1\t\n"})

    assert answer.status_code == 422
    assert answer.text.count("Row 2") == 2
    assert "Row 3" in answer.text
    assert not Deliverable.objects.exists()


def test_another_currency_is_refused():
    with pytest.raises(ValidationError, match="prices are in EUR"):
        entries_of("Name\tPrice\nWebsite\t$100", currency="EUR")


def test_a_level_that_is_skipped_is_closed():
    entries = entries_of("No\tName\n1\tWebsite\n1.1.1\tShop", currency="CNY")

    assert [entry.level for entry in entries] == [1, 2]


def test_a_workbook_comes_by_the_page(project, browser):
    file = BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([["Name", "Price", "Criteria"], ["Website", 5000, "Fast\nSafe"]]):
            sheet.write_row(number, 0, row)

    upload = SimpleUploadedFile("register.xlsx", file.getvalue())
    browser.post(HERE, {"text": "", "file": upload})

    assert told(project) == [("1 Website", Decimal(5000), None)]
    assert Criterion.objects.count() == 2


def test_nothing_at_all_is_refused_in_words(project, browser):
    answer = browser.post(HERE, {"text": " "})

    assert answer.status_code == 422
    assert "Paste something" in answer.text
