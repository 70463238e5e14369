{{- define "rendezvous.name" -}}
{{- if contains .Chart.Name .Release.Name }}{{ .Release.Name | trunc 52 | trimSuffix "-" }}
{{- else }}{{ printf "%s-%s" .Release.Name .Chart.Name | trunc 52 | trimSuffix "-" }}{{ end }}
{{- end }}

{{- define "rendezvous.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "rendezvous.labels" -}}
{{ include "rendezvous.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end }}

{{- define "rendezvous.metadata" -}}
name: {{ include "rendezvous.name" . }}
namespace: {{ .Release.Namespace }}
labels:
  {{- include "rendezvous.labels" . | nindent 2 }}
{{- end }}

{{- define "rendezvous.secretName" -}}
{{ .Values.secrets.existing | default (include "rendezvous.name" .) }}
{{- end }}

{{- /* Names of the settings in the Secret, a JSON list under "keys": fromJsonArray is not in every Helm. */}}
{{- define "rendezvous.secretKeys" -}}
{{- $made := keys .Values.secrets.values | sortAlpha }}
{{- dict "keys" (empty .Values.secrets.existing | ternary $made .Values.secrets.keys) | toJson }}
{{- end }}

{{- define "rendezvous.image" -}}
{{- with .Values.image -}}
{{ .repository }}{{ if .digest }}@{{ .digest }}{{ else }}:{{ .tag | default $.Chart.AppVersion }}{{ end }}
{{- end }}
{{- end }}

{{- /* A workspace may listen on a port of its own. */}}
{{- define "rendezvous.workspacePort" -}}
{{- $url := urlParse .Values.workspace.url }}
{{- $port := regexFind ":[0-9]+$" $url.host | trimPrefix ":" }}
{{- $port | default (eq $url.scheme "http" | ternary "80" "443") }}
{{- end }}
