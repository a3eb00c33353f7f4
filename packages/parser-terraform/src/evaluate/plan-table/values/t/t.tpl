%{ for i, x in items ~}
${i}=${x}
%{ endfor ~}
%{ if on }on${n}%{ else }off%{ endif }