graph [
  node [ id "a" ]
  node [ id 1 ]
  edge [ source 1 target 1 ]
]
