"""The yardstick: a window with a list and a form of five fields, in nothing but PySide6."""

from PySide6.QtWidgets import QApplication, QFormLayout, QHBoxLayout, QLineEdit, QListWidget, QWidget

from tests.bench.first_paint import FirstPaint, leave, tell

app = QApplication([])
window = QWidget()
window.resize(1180, 760)
steps = QListWidget()
steps.addItems([f"Step {number}" for number in range(1, 11)])
form = QFormLayout()
for question in ("Name", "Location", "Organisation", "Year", "Leader"):
    form.addRow(question, QLineEdit())
both = QHBoxLayout(window)
both.addWidget(steps)
both.addLayout(form, 1)


def painted() -> None:
    tell("paint")
    window.findChild(QLineEdit).setFocus()
    tell("ready")
    leave()


watch = FirstPaint(window, painted)
window.show()
app.exec()
