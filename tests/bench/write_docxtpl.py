"""Renders filing forms with docxtpl, one file a unit."""

import pathlib
import sys

import docx
import docxtpl

count, folder = int(sys.argv[1]), pathlib.Path(sys.argv[2])
folder.mkdir(exist_ok=True)
blank = docx.Document()
blank.add_heading("各单位政务公开联系人备案表")
blank.add_paragraph("单位名称（盖章）：{{ unit }}")
table = blank.add_table(rows=1, cols=3)
for cell, title in zip(table.rows[0].cells, ("姓名", "职务", "联系电话")):
    cell.text = title
for n in range(10):
    row = table.add_row().cells
    for cell, name in zip(row, ("name", "title", "phone")):
        cell.text = "{{ %s%d }}" % (name, n)
blank.add_paragraph("主管领导签字：")
template = folder / "template.docx"
blank.save(template)
for unit in range(count):
    values = {"unit": f"第{unit}单位"}
    for n in range(3):
        values |= {f"name{n}": f"联系人{n}", f"title{n}": "科员", f"phone{n}": f"0350-{unit:07}"}
    form = docxtpl.DocxTemplate(template)
    form.render(values)
    form.save(folder / f"{unit}.docx")
