"""The sums and products of a table bear its figures out, or contradict them."""

from __future__ import annotations

from ocr_pipeline.parsing.table_arithmetic import check_figures

HEAD = ["TT", "Nội dung", "Số lượng", "Đơn giá", "Thành tiền"]
BILL = [
    HEAD,
    ["1", "In tờ rơi", "2.054", "2.000", "4.108.000"],
    ["2", "Thuê hội trường", "4", "5.159.000", "20.636.000"],
    ["3", "Nước uống", "213", "33.000", "7.029.000"],
    ["4", "Công tác phí", "79", "179.000", "14.141.000"],
    ["", "Tổng cộng", "", "", "45.914.000"],
]
AMOUNT = 4


def changed(row: int, column: int, said: str) -> list[list[str]]:
    rows = [list(cells) for cells in BILL]
    rows[row][column] = said
    return rows


def test_a_bill_that_adds_up_vouches_for_its_figures() -> None:
    found = check_figures(BILL)
    assert found.vouched == {(row, column) for row in range(1, 5) for column in (2, 3, 4)} | {(5, AMOUNT)}
    assert found.doubted == {}


def test_a_row_that_does_not_multiply_is_doubted() -> None:
    found = check_figures(changed(3, 3, "38.000"))
    assert {place for place in found.doubted if place[0] == 3} == {(3, 2), (3, 3)}
    assert (3, AMOUNT) in found.vouched, "its column adds up"


def test_a_total_with_a_wrong_digit_is_doubted() -> None:
    found = check_figures(changed(5, AMOUNT, "45.914.800"))
    assert set(found.doubted) == {(5, AMOUNT)}


def test_a_column_that_is_off_by_one_digit_is_doubted_as_a_whole() -> None:
    rows = [["Xã", "Số hộ"], ["A", "120"], ["B", "85"], ["C", "97"], ["Cộng", "307"]]
    found = check_figures(rows)
    assert set(found.doubted) == {(1, 1), (2, 1), (3, 1), (4, 1)}
    assert check_figures([*rows[:4], ["Cộng", "302"]]).vouched == set(found.doubted)


def test_an_empty_cell_is_doubted_too_when_a_digit_is_wanting() -> None:
    rows = [["Xã", "Số hộ"], ["A", "120"], ["B", "85"], ["C", ""], ["D", "97"], ["Cộng", "308"]]
    assert (3, 1) in check_figures(rows).doubted


DECIMALS = [["Xã", "Tổng (ha)"], ["A", "12,1"], ["B", "12,2"], ["C", "12,3"]]


def test_decimals_add_up_as_they_are_printed_and_not_as_a_computer_holds_them() -> None:
    assert 12.1 + 12.2 + 12.3 != 36.6
    assert len(check_figures([*DECIMALS, ["Cộng", "36,6"]]).vouched) == 4
    assert len(check_figures([*DECIMALS, ["Cộng", "36,9"]]).doubted) == 4


def test_decimals_multiply_as_they_are_printed() -> None:
    rows = [
        ["TT", "Nội dung", "Số lượng", "Hệ số", "Thành tiền"],
        *(
            [str(row), "Công tác phí", count, rate, amount]
            for row, (count, rate, amount) in enumerate(
                [("100", "1,1", "110"), ("300", "1,1", "330"), ("170", "1,1", "187"), ("700", "1,1", "770")], 1
            )
        ),
    ]
    found = check_figures(rows)
    assert (len(found.vouched), found.doubted) == (12, {})


def test_a_total_of_something_else_contradicts_nothing() -> None:
    rows = [["Xã", "Số hộ"], ["A", "120"], ["B", "85"], ["C", "97"], ["Cộng", "1.648"]]
    assert check_figures(rows) == check_figures([])


def test_a_column_with_a_gap_is_not_added_up() -> None:
    rows = [["Xã", "Số hộ"], ["A", "120"], ["B", "85"], ["C", "\ufffd"], ["D", "97"], ["Cộng", "303"]]
    assert check_figures(rows).doubted == {}


def test_figures_that_are_not_multiplied_are_left_alone() -> None:
    rows = [["Năm", "Nam", "Nữ", "Tổng số"], *([str(2000 + n), "12", "15", "27"] for n in range(6))]
    assert check_figures(rows) == check_figures([])
