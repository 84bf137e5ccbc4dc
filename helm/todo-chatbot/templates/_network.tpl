{{/* A rule to ports at peers, or at every address that is not blocked. (list $ ports peers) */}}
{{- define "todo.egress" -}}
{{- $policy := (index . 0).Values.networkPolicy -}}
- ports:
    {{- range index . 1 }}
    - {protocol: TCP, port: {{ . }}}
    {{- end }}
  to:
    {{- if index . 2 }}
    {{- toYaml (index . 2) | nindent 4 }}
    {{- else }}
    - ipBlock:
        cidr: 0.0.0.0/0
        {{- with $policy.blocked }}
        except:
          {{- toYaml . | nindent 10 }}
        {{- end }}
    - ipBlock:
        cidr: "::/0"
        {{- with $policy.blockedIPv6 }}
        except:
          {{- toYaml . | nindent 10 }}
        {{- end }}
    # Some networks, Cilium's for one, count no pod of the cluster among addresses.
    - namespaceSelector: {}
    {{- end }}
{{- end -}}

{{- define "todo.egressToDatabase" -}}
{{- include "todo.egress" (list . .Values.networkPolicy.databasePorts .Values.networkPolicy.databaseTo) -}}
{{- end -}}

{{/* The ports that are named, and that of the model's own address. */}}
{{- define "todo.egressToModel" -}}
{{- if ne .Values.ai.provider "none" -}}
{{- $ports := list -}}
{{- range .Values.networkPolicy.modelPorts }}{{ $ports = append $ports (toString .) }}{{ end -}}
{{- with .Values.ai.endpoint }}{{ $ports = append $ports (include "todo.portOf" .) }}{{ end -}}
{{- include "todo.egress" (list . (uniq $ports) .Values.networkPolicy.modelTo) -}}
{{- end -}}
{{- end -}}

{{- define "todo.egressToCollector" -}}
{{- with .Values.telemetry.otlpEndpoint -}}
{{- include "todo.egress" (list $ (list (include "todo.portOf" .)) $.Values.networkPolicy.telemetryTo) -}}
{{- end -}}
{{- end -}}

{{- define "todo.egressToDns" -}}
- ports:
    - {protocol: UDP, port: 53}
    - {protocol: TCP, port: 53}
  {{- with .Values.networkPolicy.dnsTo }}
  to:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end -}}

{{- define "todo.ingressForMetrics" -}}
{{- if .Values.metrics.enabled -}}
- ports:
    - {protocol: TCP, port: 8081}
  from:
    {{- toYaml (.Values.networkPolicy.metricsFrom | default (list (dict "namespaceSelector" dict))) | nindent 4 }}
{{- end -}}
{{- end -}}

{{/* Asks cert-manager for the certificate, where the chart brings what needs one. */}}
{{- define "todo.issuerAnnotations" -}}
{{- $exposure := .Values.exposure -}}
{{- $tls := $exposure.tls -}}
{{- $needsOne := and $tls.enabled (or (eq $exposure.mode "ingress") (and (eq $exposure.mode "gateway") (ne $exposure.gateway.bring "route"))) -}}
{{- if and $needsOne $tls.clusterIssuer }}
cert-manager.io/cluster-issuer: {{ $tls.clusterIssuer }}
{{- else if and $needsOne $tls.issuer }}
cert-manager.io/issuer: {{ $tls.issuer }}
{{- end }}
{{- end -}}

{{/* Whether plain HTTP is answered with a redirect by a route of its own. */}}
{{- define "todo.isRedirected" -}}
{{- $exposure := .Values.exposure -}}
{{- if and $exposure.tls.enabled $exposure.tls.redirect (or (ne $exposure.gateway.bring "route") $exposure.gateway.parent.httpSectionName) -}}true{{- end -}}
{{- end -}}

{{/* What a route joins: the own Gateway or ListenerSet, or the Gateway that exists. (list $ listener) */}}
{{- define "todo.parentRef" -}}
{{- $root := index . 0 -}}
{{- $gateway := $root.Values.exposure.gateway -}}
group: gateway.networking.k8s.io
{{- if eq $gateway.bring "route" }}
kind: Gateway
name: {{ $gateway.parent.name }}
{{- with $gateway.parent.namespace }}
namespace: {{ . }}
{{- end }}
{{- with eq (index . 1) "http" | ternary $gateway.parent.httpSectionName $gateway.parent.sectionName }}
sectionName: {{ . }}
{{- end }}
{{- else }}
kind: {{ eq $gateway.bring "gateway" | ternary "Gateway" "ListenerSet" }}
name: {{ include "todo.fullname" $root }}
{{- with index . 1 }}
sectionName: {{ . }}
{{- end }}
{{- end }}
{{- end -}}
