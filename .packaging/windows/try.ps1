# Tries the installer on a real Windows; run by the workflow.
$ErrorActionPreference = "Stop"
$setup = Get-ChildItem dist\digikoers-*-setup.exe | Select-Object -First 1
Start-Process $setup.FullName -ArgumentList "/S" -Wait
$home_folder = "$env:LOCALAPPDATA\Programs\Digikoers"
$program = "$home_folder\digikoers-cli.exe"
function Invoke-Digikoers { & $program @args; if ($LASTEXITCODE -gt 1) { throw "digikoers $args ended with $LASTEXITCODE" } }
Invoke-Digikoers --version
Invoke-Digikoers sample --to "$env:TEMP\mijn plan.jaarplan"
Invoke-Digikoers check "$env:TEMP\mijn plan.jaarplan"
Invoke-Digikoers print "$env:TEMP\mijn plan.jaarplan" --to "$env:TEMP\plan.pdf"
$window = Start-Process "$home_folder\Digikoers.exe" -ArgumentList "`"$env:TEMP\mijn plan.jaarplan`"" -PassThru
if (-not $window.WaitForInputIdle(60000)) { throw "the window did not come" }
Stop-Process -Id $window.Id
Start-Process "$home_folder\uninstall.exe" -ArgumentList "/S" -Wait
