graph [
  node [ id 0 ]
  node [ id 1 ]
  edge [ source "a" target 1 ]
]
