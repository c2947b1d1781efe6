; Installs for one user, without administrator rights. /S: without a question. Plans are elsewhere and stay.
Target amd64-unicode
Unicode true
!include "MUI2.nsh"

Name "Digikoers"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Digikoers"
InstallDirRegKey HKCU "Software\Digikoers" "InstallDir"
SetCompressor /SOLID lzma
SetCompressorDictSize 32
ManifestDPIAware true
BrandingText "Digikoers ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "Digikoers"
VIAddVersionKey FileDescription "Digikoers"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey LegalCopyright "MIT licence"

!define MUI_ICON "${ROOT}/resources/icons/digikoers.ico"
!define MUI_UNICON "${ROOT}/resources/icons/digikoers.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\Digikoers.exe"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Digikoers"
!define CLASSES "Software\Classes"

!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Dutch"
!insertmacro MUI_LANGUAGE "English"

LangString RUNNING ${LANG_DUTCH} "Digikoers staat nog open. Sluit het, en probeer het opnieuw."
LangString RUNNING ${LANG_ENGLISH} "Digikoers is still open. Close it, and try again."

!macro FileType ENDING KIND
  WriteRegStr HKCU "${CLASSES}\.${ENDING}" "" "Digikoers.${ENDING}"
  WriteRegStr HKCU "${CLASSES}\Digikoers.${ENDING}" "" "${KIND}"
  WriteRegStr HKCU "${CLASSES}\Digikoers.${ENDING}\DefaultIcon" "" "$INSTDIR\Digikoers.exe,0"
  WriteRegStr HKCU "${CLASSES}\Digikoers.${ENDING}\shell\open\command" "" '"$INSTDIR\Digikoers.exe" "%1"'
!macroend

!macro NoFileType ENDING
  DeleteRegKey HKCU "${CLASSES}\Digikoers.${ENDING}"
  DeleteRegKey HKCU "${CLASSES}\.${ENDING}"
!macroend

; A program that runs cannot be replaced: Windows holds its file.
!macro NotRunning
  IfFileExists "$INSTDIR\Digikoers.exe" 0 free
  again:
  ClearErrors
  FileOpen $0 "$INSTDIR\Digikoers.exe" a
  IfErrors 0 open
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDCANCEL IDRETRY again
  SetErrorLevel 2
  Quit
  open:
  FileClose $0
  free:
!macroend

Section
  !insertmacro NotRunning
  ; What an older version had and this one has not must not stay between.
  RMDir /r "$INSTDIR\site-packages"
  SetOutPath "$INSTDIR"
  File /r "${APP}/*.*"
  CreateShortcut "$SMPROGRAMS\Digikoers.lnk" "$INSTDIR\Digikoers.exe"
  !insertmacro FileType "jaarplan" "Digikoers-jaarplan"
  !insertmacro FileType "opmerkingen" "Opmerkingen bij een Digikoers-jaarplan"
  !insertmacro FileType "huispakket" "Huispakket voor Digikoers"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "Software\Digikoers" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Digikoers"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\Digikoers.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "Digikoers contributors"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${SIZE}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

Section Uninstall
  !insertmacro NotRunning
  RMDir /r "$INSTDIR"
  Delete "$SMPROGRAMS\Digikoers.lnk"
  !insertmacro NoFileType "jaarplan"
  !insertmacro NoFileType "opmerkingen"
  !insertmacro NoFileType "huispakket"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\Digikoers"
SectionEnd
