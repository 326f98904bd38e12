"""Renders letters with docxtpl, one file a case, from a template of the program's own."""

import pathlib
import re
import sys
import zipfile

import docxtpl

count, source, folder = int(sys.argv[1]), pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
folder.mkdir(exist_ok=True)
template = folder / "template.docx"
with zipfile.ZipFile(source) as ours, zipfile.ZipFile(template, "w", zipfile.ZIP_DEFLATED) as theirs:
    for name in ours.namelist():
        part = ours.read(name)
        if name == "word/document.xml":
            text = re.sub(r"\{\{如果 ([^{}]+)\}\}", r"{% if \1 %}", part.decode())
            part = text.replace("{{结束}}", "{% endif %}").encode()
        theirs.writestr(name, part)
for case in range(count):
    values = {
        "机关名称": "澄溪县财政局",
        "文号": f"澄财公复〔2026〕{case + 1}号",
        "申请人": f"申请人{case}",
        "收到日期": "2026年3月3日",
        "登记编号": f"2026-{case:04}",
        "所需信息": f"第{case}号预算执行情况表",
        "所需信息文号": "",
        "不明确之处": "没有写明信息的年度",
        "需补正的内容": "信息的年度和名称",
        "补正期限": "15",
        "机关地址": "澄溪县人民路1号205室",
        "机关邮编": "034200",
        "联系人": "苏禾",
        "咨询电话": "0350-7654321",
        "日期": "2026年3月6日",
    }
    letter = docxtpl.DocxTemplate(template)
    letter.render(values)
    letter.save(folder / f"{case}.docx")
