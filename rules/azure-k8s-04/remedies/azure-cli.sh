# defender.json holds {"logAnalyticsWorkspaceResourceId": "<the workspace's id>"}.
az aks update --resource-group rg-shop --name aks-shop --enable-defender --defender-config defender.json

# Or for every cluster of the subscription, with the sensor.
az security pricing create --name Containers --tier Standard --extensions name=ContainerSensor isEnabled=True
