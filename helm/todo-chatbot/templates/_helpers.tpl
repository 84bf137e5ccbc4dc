{{/*
Names. The release's name is unique in its namespace, so every name begins with it; what the plan calls by fixed names gets them in the
release called todo-chatbot. No suffix below ends in another one of the same kind, so that no two releases ever meet in a name.
*/}}
{{- define "todo.fullname" -}}
{{- $name := .Values.fullnameOverride | default .Release.Name -}}
{{- /* 63 characters are allowed; the longest suffix takes 14. A cut name keeps its identity by a hash. */ -}}
{{- if gt (len $name) 45 -}}
{{- printf "%s-%s" ($name | trunc 36 | trimSuffix "-") (sha256sum $name | trunc 8) -}}
{{- else -}}
{{- $name -}}
{{- end -}}
{{- end -}}

{{/* (list $ override fixed suffix) → the override, the fixed name in the release called todo-chatbot, or <fullname>-<suffix>. */}}
{{- define "todo.fixedName" -}}
{{- $root := index . 0 -}}
{{- $fixed := eq (include "todo.fullname" $root) $root.Chart.Name | ternary (index . 2) (printf "%s-%s" (include "todo.fullname" $root) (index . 3)) -}}
{{- index . 1 | default $fixed -}}
{{- end -}}

{{- define "todo.backendService" -}}
{{- include "todo.fixedName" (list . .Values.names.backendService "backend-service" "backend") -}}
{{- end -}}

{{- define "todo.frontendService" -}}
{{- include "todo.fixedName" (list . .Values.names.frontendService "frontend-service" "frontend") -}}
{{- end -}}

{{- define "todo.secretName" -}}
{{- .Values.secrets.existingSecret | default (include "todo.fixedName" (list . .Values.names.secret "todo-app-secrets" "secret")) -}}
{{- end -}}

{{- define "todo.configName" -}}
{{- include "todo.fixedName" (list . .Values.names.configMap "todo-app-config" "settings") -}}
{{- end -}}

{{- define "todo.tlsSecretName" -}}
{{- .Values.exposure.tls.secretName | default (printf "%s-tls" (include "todo.fullname" .)) -}}
{{- end -}}

{{/* Labels. (list $ component) */}}
{{- define "todo.selectorLabels" -}}
{{- $root := index . 0 -}}
app.kubernetes.io/name: {{ $root.Chart.Name }}
app.kubernetes.io/instance: {{ $root.Release.Name }}
app.kubernetes.io/component: {{ index . 1 }}
{{- end -}}

{{/* All pods of the release. */}}
{{- define "todo.releaseLabels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "todo.labels" -}}
{{- $root := index . 0 -}}
{{ include "todo.selectorLabels" . }}
app.kubernetes.io/part-of: {{ $root.Chart.Name }}
app.kubernetes.io/version: {{ $root.Chart.AppVersion | trunc 63 | quote }}
app.kubernetes.io/managed-by: {{ $root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" $root.Chart.Name $root.Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{- with $root.Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* The metadata of an object. (list $ name component annotations) */}}
{{- define "todo.metadata" -}}
{{- $root := index . 0 -}}
name: {{ index . 1 }}
namespace: {{ $root.Release.Namespace }}
labels:
  {{- include "todo.labels" (list $root (index . 2)) | nindent 2 }}
{{- $annotations := merge (dict) (gt (len .) 3 | ternary (last .) (dict)) $root.Values.commonAnnotations }}
{{- with $annotations }}
annotations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{/* (list $ image) → registry/repository@sha256:… or registry/repository:tag */}}
{{- define "todo.image" -}}
{{- $root := index . 0 -}}
{{- $image := index . 1 -}}
{{- $registry := $root.Values.global.imageRegistry | default $image.registry -}}
{{- $name := empty $registry | ternary $image.repository (printf "%s/%s" $registry $image.repository) -}}
{{- empty $image.digest | ternary (printf "%s:%s" $name ($image.tag | default $root.Chart.AppVersion)) (printf "%s@%s" $name $image.digest) -}}
{{- end -}}

{{/* A value as text: 1000000 stays 1000000, which toString makes 1e+06. */}}
{{- define "todo.text" -}}
{{- kindIs "string" . | ternary . (toJson .) -}}
{{- end -}}

{{/* Where secrets come from: existing, external or inline. */}}
{{- define "todo.secretSource" -}}
{{- if .Values.secrets.externalSecrets.enabled -}}external
{{- else if .Values.secrets.inline -}}inline
{{- else -}}existing
{{- end -}}
{{- end -}}

{{- define "todo.generatedSecretName" -}}
{{- printf "%s-generated" (include "todo.fullname" .) -}}
{{- end -}}

{{/* The key of the chosen model provider; empty when it needs none. */}}
{{- define "todo.modelKey" -}}
{{- get (dict "openai" "OPENAI_API_KEY" "azure-openai" "OPENAI_API_KEY" "anthropic" "ANTHROPIC_API_KEY" "gemini" "GEMINI_API_KEY") .Values.ai.provider -}}
{{- end -}}

{{/* The port of an address: its own, or that of its scheme. */}}
{{- define "todo.portOf" -}}
{{- $url := urlParse . -}}
{{- regexFind ":[0-9]+$" $url.host | trimPrefix ":" | default (eq $url.scheme "https" | ternary "443" "80") -}}
{{- end -}}

{{/* Whether a proxy stands in front of the page. */}}
{{- define "todo.isBehindProxy" -}}
{{- has .Values.exposure.mode (list "gateway" "ingress") | ternary "true" "" -}}
{{- end -}}

{{/* The most pods of a component at once, without those of a rollout. (component's values) */}}
{{- define "todo.mostReplicas" -}}
{{- .autoscaling.enabled | ternary .autoscaling.maxReplicas .replicas -}}
{{- end -}}

{{/* Settings that both processes share. */}}
{{- define "todo.sharedConfig" -}}
Drain__Seconds: {{ .Values.drain.seconds | quote }}
Drain__ShutdownSeconds: {{ .Values.drain.shutdownSeconds | quote }}
Management__Port: {{ .Values.metrics.enabled | ternary "8081" "0" | quote }}
{{- with .Values.telemetry.otlpEndpoint }}
OTEL_EXPORTER_OTLP_ENDPOINT: {{ . | quote }}
{{- end }}
{{- end -}}

{{- define "todo.backendConfig" -}}
{{- $config := include "todo.sharedConfig" . | fromYaml -}}
{{- $_ := set $config "Database__MaxPoolSize" (include "todo.text" .Values.database.maxPoolSize) -}}
{{- $_ := set $config "Peers__Service" (printf "%s-backend-peers" (include "todo.fullname" .)) -}}
{{- $_ := set $config "Ai__Provider" .Values.ai.provider -}}
{{- with .Values.ai.model }}{{ $_ := set $config "Ai__Model" . }}{{ end -}}
{{- with .Values.ai.endpoint }}{{ $_ := set $config "Ai__Endpoint" . }}{{ end -}}
{{- /* The frontend's pods tell the client's address, in whatever network the cluster has; who may reach the backend is the NetworkPolicy's affair. */ -}}
{{- range $index, $network := list "10.0.0.0/8" "172.16.0.0/12" "192.168.0.0/16" "100.64.0.0/10" "fc00::/7" }}{{ $_ := set $config (printf "Proxies__Known__%d" $index) $network }}{{ end -}}
{{- range $key, $value := .Values.backend.config }}{{ $_ := set $config $key (include "todo.text" $value) }}{{ end -}}
{{- toYaml $config -}}
{{- end -}}

{{- define "todo.frontendConfig" -}}
{{- $config := include "todo.sharedConfig" . | fromYaml -}}
{{- $_ := set $config "Backend__Address" (printf "http://%s:8000" (include "todo.backendService" .)) -}}
{{- $_ := set $config "Session__AllowPlainHttp" (include "todo.text" .Values.session.allowPlainHttp) -}}
{{- with .Values.exposure.pathBase }}{{ $_ := set $config "PathBase" . }}{{ end -}}
{{- with .Values.exposure.allowedHosts }}
{{- /* helm test asks for the Service's name. */ -}}
{{- $_ := set $config "AllowedHosts" (concat (list $.Values.exposure.host (include "todo.frontendService" $)) . | compact | join ";") }}
{{- end -}}
{{- if include "todo.isBehindProxy" . -}}
{{- range $index, $network := .Values.exposure.trustedProxies }}{{ $_ := set $config (printf "Proxies__Known__%d" $index) $network }}{{ end -}}
{{- $_ := set $config "Proxies__ForwardLimit" (include "todo.text" .Values.exposure.forwardLimit) -}}
{{- end -}}
{{- range $key, $value := .Values.frontend.config }}{{ $_ := set $config $key (include "todo.text" $value) }}{{ end -}}
{{- toYaml $config -}}
{{- end -}}

{{/* The port of the frontend's Service, inside the cluster and on a load balancer. */}}
{{- define "todo.frontendPort" -}}
{{- eq .Values.exposure.mode "loadbalancer" | ternary .Values.exposure.loadBalancer.port 3000 -}}
{{- end -}}

{{/* (list $ alert) */}}
{{- define "todo.runbook" -}}
{{- with (index . 0).Values.metrics.rules.runbook -}}
runbook_url: {{ . }}{{ index $ 1 | lower }}
{{- end -}}
{{- end -}}
