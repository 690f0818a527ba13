graph [
  node [ id 0 label "left" ]
  node [ id 1 label "right" ]
  edge [ source 0 target 1 ]
]
