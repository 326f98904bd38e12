"""Writes task rows with XlsxWriter in constant-memory mode, with the borders of a printed table."""

import sys

import xlsxwriter

count, target = int(sys.argv[1]), sys.argv[2]
units = ["县财政局", "县农业农村局", "县教育局", "各乡镇，县直各有关单位", "县卫生健康局"]
book = xlsxwriter.Workbook(target, {"constant_memory": True})
sheet = book.add_worksheet()
form = book.add_format({"border": 1, "text_wrap": True, "valign": "vcenter"})
for row in range(1, count + 1):
    cells = (
        row,
        f"推进重点领域信息公开第{row // 10}项",
        f"第{row}号项目的立项、招标和验收情况",
        f"在政府网站专栏公开，每季度更新，编号{row * 7}",
        units[row % 5],
        f"2021年{row % 12 + 1}月{row % 28 + 1}日",
        f"已于第{row % 4 + 1}季度在专栏公开{row % 90}条",
        ("未开始", "进行中", "已完成")[row % 3],
        f"https://example.org/zwgk/{row}.html",
        "无",
    )
    for column, cell in enumerate(cells):
        if isinstance(cell, int):
            sheet.write_number(row, column, cell, form)
        else:
            sheet.write_string(row, column, cell, form)
book.close()
