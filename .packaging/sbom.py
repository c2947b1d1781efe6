"""Writes what the program holds as a bill of materials in the format CycloneDX: dist/digikoers-X.cdx.json."""

from __future__ import annotations

from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from desktop.licences import components
from plans import __version__


def bill() -> Bom:
    """Return the program with everything by others that it needs, as it is installed here."""
    bom = Bom()
    bom.metadata.component = Component(name="digikoers", version=__version__, type=ComponentType.APPLICATION)
    for item in components():
        # By its name in the list of SPDX where it has one there.
        licences = [LicenseFactory().make_from_string(item.licence)]
        if item.version:
            address = PackageURL("pypi", name=item.name.lower().replace("_", "-"), version=item.version)
            bom.components.add(Component(name=item.name, version=item.version, licenses=licences, purl=address))
        else:
            bom.components.add(Component(name=item.name, licenses=licences))
    bom.register_dependency(bom.metadata.component, bom.components)
    return bom


if __name__ == "__main__":
    Path(f"dist/digikoers-{__version__}.cdx.json").write_text(JsonV1Dot6(bill()).output_as_string(indent=2), "utf-8")
