<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- What Qt's own Dutch catalogue lacks, or says otherwise than Digikoers does: read before that one. `make texts` packs it. -->
<TS version="2.1" language="nl" sourcelanguage="en">
<context>
    <name>QFileDialog</name>
    <message><source>&amp;Look in:</source><translation>&amp;Zoeken in:</translation></message>
    <message><source>Files of &amp;type:</source><translation>&amp;Soort bestand:</translation></message>
    <message><source>Show </source><translation>Toon: </translation></message>
    <message><source>Create a New Folder</source><translation>Nieuwe map maken</translation></message>
    <message><source>Are you sure you want to delete &apos;%1&apos;?</source><translation>Wil je ‘%1’ echt verwijderen?</translation></message>
    <message><source>&apos;%1&apos; is write protected.
Do you want to delete it anyway?</source><translation>‘%1’ is beveiligd tegen schrijven.
Wil je het toch verwijderen?</translation></message>
    <message><source>%1 already exists.
Do you want to replace it?</source><translation>%1 bestaat al.
Wil je het vervangen?</translation></message>
    <message><source>%1
File not found.
Please verify the correct file name was given.</source><translation>%1
Dit bestand is er niet.
Klopt de naam?</translation></message>
    <message><source>%1
Directory not found.
Please verify the correct directory name was given.</source><translation>%1
Deze map is er niet.
Klopt de naam?</translation></message>
    <message><source>Could not delete directory.</source><translation>De map kon niet worden verwijderd.</translation></message>
    <message><source>Unknown</source><translation>Onbekend</translation></message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message><source>Discard</source><translation>Niet bewaren</translation></message>
    <message><source>Don&apos;t Save</source><translation>Niet bewaren</translation></message>
    <message><source>Reset</source><translation>Terugzetten</translation></message>
    <message><source>Restore Defaults</source><translation>Zoals het was</translation></message>
</context>
<context>
    <name>QDialogButtonBox</name>
    <message><source>Discard</source><translation>Niet bewaren</translation></message>
    <message><source>Reset</source><translation>Terugzetten</translation></message>
    <message><source>Don&apos;t Save</source><translation>Niet bewaren</translation></message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message><source>Drive</source><translation>Schijf</translation></message>
    <message><source>%1 File</source><comment>%1 is a file name suffix, for example txt</comment><translation>%1-bestand</translation></message>
    <message><source>File</source><comment>Match Windows Explorer</comment><translation>Bestand</translation></message>
    <message><source>File</source><translation>Bestand</translation></message>
    <message><source>File Folder</source><comment>Match Windows Explorer</comment><translation>Bestandsmap</translation></message>
    <message><source>Folder</source><comment>All other platforms</comment><translation>Map</translation></message>
    <message><source>Alias</source><comment>macOS Finder</comment><translation>Alias</translation></message>
    <message><source>Shortcut</source><comment>All other platforms</comment><translation>Snelkoppeling</translation></message>
    <message><source>Unknown</source><translation>Onbekend</translation></message>
</context>
<context>
    <name>QStandardPaths</name>
    <message><source>Downloads</source><translation>Downloads</translation></message>
    <message><source>Home</source><translation>Persoonlijke map</translation></message>
    <message><source>Templates</source><translation>Sjablonen</translation></message>
    <message><source>Public</source><translation>Openbaar</translation></message>
</context>
<context>
    <name>QErrorMessage</name>
    <message><source>An error occurred</source><translation>Er ging iets mis</translation></message>
</context>
<context>
    <name>QCocoaMenuBar</name>
    <message><source>Edit</source><translation>Bewerken</translation></message>
</context>
<context>
    <name>QComboBox</name>
    <message><source>Open the combo box selection popup</source><translation>De lijst openen</translation></message>
</context>
<context>
    <name>QShortcut</name>
    <message><source>Control</source><translation>Ctrl</translation></message>
</context>
</TS>
