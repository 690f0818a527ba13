graph [
  node [ id 0 Latitude 1.5 Longitude "east" ]
  node [ id 1 ]
  edge [ source 0 target 1 ]
]
