graph [
  node [ id 0 Latitude 91.5 Longitude 0 ]
  node [ id 1 ]
  edge [ source 0 target 1 ]
]
