; Installs for one user, without administrator rights. /S: without a question. Plans are elsewhere and stay.
Target amd64-unicode
Unicode true
!include "MUI2.nsh"
!include "FileFunc.nsh"

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

; An ending that another program took since then stays with that program.
!macro NoFileType ENDING
  DeleteRegKey HKCU "${CLASSES}\Digikoers.${ENDING}"
  ReadRegStr $0 HKCU "${CLASSES}\.${ENDING}" ""
  StrCmp $0 "Digikoers.${ENDING}" 0 +2
  DeleteRegKey HKCU "${CLASSES}\.${ENDING}"
!macroend

; Says that the kinds of files changed: the desktop draws their pictures anew, without logging in again.
!macro FileTypesChanged
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

; A program that runs cannot be replaced: Windows holds its file.
!macro NotRunning EXE
  again_${EXE}:
  IfFileExists "$INSTDIR\${EXE}.exe" 0 free_${EXE}
  ClearErrors
  FileOpen $0 "$INSTDIR\${EXE}.exe" a
  IfErrors 0 open_${EXE}
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDCANCEL IDRETRY again_${EXE}
  SetErrorLevel 2
  Quit
  open_${EXE}:
  FileClose $0
  free_${EXE}:
!macroend

Section
  !insertmacro NotRunning Digikoers
  !insertmacro NotRunning digikoers-cli
  ; What an older version had and this one has not must not stay between; it knows itself what that is.
  ReadRegStr $0 HKCU "Software\Digikoers" "InstallDir"
  IfFileExists "$0\uninstall.exe" 0 +2
  ExecWait '"$0\uninstall.exe" /S /REPLACED _?=$0'
  SetOutPath "$INSTDIR"
  File /r "${APP}/*.*"
  CreateShortcut "$SMPROGRAMS\Digikoers.lnk" "$INSTDIR\Digikoers.exe"
  !insertmacro FileType "jaarplan" "Digikoers-jaarplan"
  !insertmacro FileType "opmerkingen" "Opmerkingen bij een Digikoers-jaarplan"
  !insertmacro FileType "huispakket" "Huispakket voor Digikoers"
  !insertmacro FileTypesChanged
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
  !insertmacro NotRunning Digikoers
  !insertmacro NotRunning digikoers-cli
  ; Its own files and no others: it may have been put in a folder where plans are, or a settings file of IT.
  !include "${OWN}"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/REPLACED" $1
  IfErrors 0 replaced
  Delete "$SMPROGRAMS\Digikoers.lnk"
  !insertmacro NoFileType "jaarplan"
  !insertmacro NoFileType "opmerkingen"
  !insertmacro NoFileType "huispakket"
  !insertmacro FileTypesChanged
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\Digikoers"
  replaced:
SectionEnd
